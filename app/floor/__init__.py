"""The list of speakers: events, the floor they fold into, the rules that allow them, the forecast.

Reads no file and no clock: instants come in as aware UTC datetimes, names as a `FloorContext`.
"""
