"""What no honest terminal sends, and exactly what the server says to it."""
