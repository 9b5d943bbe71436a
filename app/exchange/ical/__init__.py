"""iCalendar's bytes as components, zones and instants (RFC 5545); nothing here knows an agenda."""
