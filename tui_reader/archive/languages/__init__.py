"""What pages say, in the languages that we read: dates, furniture, the words around comments."""
