"""What draws on paper: pages, text in every script, fonts, tables, a stream of pages, QR codes."""
