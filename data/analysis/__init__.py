"""What readings say together: why a rate changed, who can be told apart, what may be expected."""
