"""What the report tells of articles and of runs, a file for each section: what it counts, and the table it makes of it.

A topic takes in one line after the other (`add`), and gives its section at the end (`section`).
"""
