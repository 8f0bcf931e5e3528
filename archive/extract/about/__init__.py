"""What a figure that counts nothing is said of: the subject of its clause, the noun beside it, what is moved or sold."""
