"""What is done to news, one pure step a file. Stages do not know each other."""
