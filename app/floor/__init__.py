"""The list of speakers: events, the floor they fold into, the rules that allow them, the forecast.

Imports nothing but the standard library: instants come in as aware UTC datetimes, names as a `FloorContext`.
"""
