"""Tables from outside: delimited text and workbooks, their encodings, headers and cells."""
