"""Grades right, wrong and empty submissions of every assignment by nbgrader, in the kernel 'metasaw'.

The folder is that of a course, made here by Assignments.write in the kernel. Right answers must have all points, wrong and empty ones none.
Exit code 1 where a score is another, where a solution is left in what students get, or where nbgrader fails.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbgrader.api import Gradebook

ANSWER = re.compile(r"^(\w+) = (.*);$", re.M)
STUB = "// your code here"


def write(folder):
    """The pack, as an instructor makes it: in a cell."""
    cell = nbformat.v4.new_code_cell('Assignments.write(java.nio.file.Path.of("."))')
    kernel = {"kernelspec": {"name": "metasaw", "display_name": "Java (Metasaw)", "language": "java"}}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()


def nbgrader(folder, *words):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        sys.exit("nbgrader %s\n%s" % (" ".join(words), done.stdout[-3000:]))


def wrong(found):
    """Another number, word or matrix; none of the answers is what this makes of it."""
    name, value = found[1], found[2]
    if value.startswith('"'):
        return name + ' = "none of these";'
    if value.startswith("new"):
        return name + " = new double[][] {{1}};"
    return "%s = %r;" % (name, 1.37 * float(value) + 3)


def submissions(folder, assignment):
    """Three students: one copies the solutions, one errs in every answer, one hands in what came."""
    file = assignment + ".ipynb"
    source = nbformat.read(folder / "source" / assignment / file, as_version=4)
    answers = {c.id: c.source for c in source.cells if c.id.startswith("answers-")}
    for student in ("right", "wrong", "empty"):
        notebook = nbformat.read(folder / "release" / assignment / file, as_version=4)
        for cell in notebook.cells:
            if "BEGIN SOLUTION" in cell.source:
                sys.exit("%s shows the solution of %s" % (assignment, cell.id))
            if cell.metadata.nbgrader.grade_id in answers:
                if STUB not in cell.source:
                    sys.exit("%s has no stub in %s" % (assignment, cell.id))
                solved = answers[cell.metadata.nbgrader.grade_id]
                if student == "right":
                    cell.source = solved
                elif student == "wrong":
                    cell.source = ANSWER.sub(wrong, solved)
        home = folder / "submitted" / student / assignment
        home.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, home / file)


def faults(folder, assignment):
    with Gradebook("sqlite:///%s" % (folder / "gradebook.db").resolve()) as gradebook:
        for student in ("right", "wrong", "empty"):
            graded = gradebook.find_submission(assignment, student)
            due = graded.max_score if student == "right" else 0
            print("%s, %s: %g of %g points" % (assignment, student, graded.score, graded.max_score))
            if graded.score != due or graded.max_score == 0:
                yield "%s, %s: %g points instead of %g" % (assignment, student, graded.score, due)
            for notebook in graded.notebooks:
                for grade in notebook.grades:
                    if grade.auto_score is None:
                        yield "%s, %s: %s has no score" % (assignment, student, grade.name)


def main():
    # nbgrader calls alembic, which is installed beside this Python.
    os.environ["PATH"] = str(pathlib.Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    write(folder)
    found = []
    for assignment in sorted(path.name for path in (folder / "source").iterdir()):
        nbgrader(folder, "generate_assignment", assignment, "--create")
        submissions(folder, assignment)
        nbgrader(folder, "autograde", assignment, "--create")
        found += faults(folder, assignment)
    sys.exit("\n".join(found) or None)


if __name__ == "__main__":
    main()
