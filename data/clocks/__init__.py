"""Time as offices count it: official working calendars, working hours, pauses and deadlines."""
