"""The statements that somebody would write who needs one page of one city and nothing else."""
