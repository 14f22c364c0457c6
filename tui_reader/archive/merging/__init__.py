"""What makes one post of the captures of one post.

Nothing is imported here: threads import its modules, and of a package that imports its own ones two
threads may each wait for what the other has begun.
"""
