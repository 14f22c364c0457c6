"""What exports and feeds have in common: XML, JSON, their times and their damage."""
