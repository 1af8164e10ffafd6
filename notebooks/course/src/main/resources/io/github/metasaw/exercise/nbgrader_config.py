"""Settings of nbgrader for the exercises of Metasaw, in Java.

Beside this file lies the folder "source", one folder per assignment. In this folder:

    nbgrader generate_assignment lesson-02
    nbgrader autograde lesson-02
    nbgrader generate_feedback lesson-02

The kernel "Java (Metasaw)" has to be installed where nbgrader runs.
"""

c = get_config()  # noqa: F821 (Jupyter defines it)

c.CourseDirectory.course_id = "metasaw"

# What students see in place of a solution. The names of the answers stand above it, without values.
c.ClearSolutions.code_stub = {"java": "// your code here: give each of these a value"}
c.ClearSolutions.begin_solution_delimeter = "// BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "// END SOLUTION"

# Java starts more slowly than Python, and a sampler may take a while.
c.Execute.timeout = 300
