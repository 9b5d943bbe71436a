"""What the chair's page and cards say, as plain values made from the session and the present instant."""
