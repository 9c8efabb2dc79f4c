"""What news is made of: frozen values, ports and the error tree."""
