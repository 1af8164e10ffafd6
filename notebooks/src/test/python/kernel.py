"""Talks to a kernel as a notebook does, and checks what comes back. Arguments: kernel name, metasaw.jar."""

import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel

KERNEL, JAR = sys.argv[1:3]


class Cell:
    """What one cell brought."""

    def __init__(self):
        self.mimes = []
        self.data = []
        self.stdout = ""
        self.stderr = ""
        self.error = None


def run(client, source, timeout=60):
    cell = Cell()

    def hook(message):
        kind, content = message["header"]["msg_type"], message["content"]
        if kind in ("display_data", "execute_result"):
            cell.mimes.append(sorted(content["data"]))
            cell.data.append(content["data"])
        elif kind == "stream":
            setattr(cell, content["name"], getattr(cell, content["name"]) + content["text"])
        elif kind == "error":
            cell.error = content

    client.execute_interactive(source, timeout=timeout, output_hook=hook)
    return cell


def check(good, *what):
    if not good:
        print("FAILED:", *what)
        sys.exit(1)


def plain(cell):
    return "\n".join(d.get("text/plain", "") for d in cell.data)


def first_cell(client):
    if KERNEL == "java":
        path = JAR.replace("\\", "\\\\")
        loaded = run(client, '%classpath "' + path + '"')
        check("%meta lists the magics" in loaded.stdout, "greeting", loaded.stdout, loaded.error)
    cell = run(client, 'Table dat = Meta.dataset("bcg");\ndat.rowCount()')
    check(cell.error is None and plain(cell).strip() == "13", plain(cell), cell.error)
    check("SLF4J" not in cell.stderr + cell.stdout, cell.stderr)


# The HTML has the SVG, and a second one for narrow windows.
FOREST = ["image/png", "text/html", "text/plain"]


def displays(client):
    cell = run(client, "dat")
    check(cell.mimes == [["text/html", "text/plain"]], cell.mimes)
    check("13 rows × 11 columns" in cell.data[0]["text/html"], cell.data)
    cell = run(client, "%meta dat --as fit")
    check(cell.mimes == [["text/html", "text/plain"], FOREST], cell.mimes, cell.error)
    check("-0.7145" in plain(cell), plain(cell))
    cell = run(client, "fit.estimate()")
    check(abs(float(plain(cell)) + 0.7145323421581397) < 1e-9, plain(cell), cell.error)
    cell = run(client, "%forest fit --exp")
    check(cell.mimes == [FOREST], cell.mimes, cell.error)
    cell = run(client, "Figure f = %forest fit")
    check(cell.error is None, cell.error)
    cell = run(client, "%%meta dat --as regression\nyi ~ ablat + meta_V(V = vi)")
    check(cell.error is None and "ablat" in plain(cell), cell.error)
    cell = run(client, "%meta dat")
    check("<img" in cell.data[0]["text/html"], cell.mimes)


def tablesaw(client):
    """The jar leaves out what nothing reaches; what Tablesaw finds by name must still be there."""
    for source, result in [
        ('Table csv = Table.read().csv("data/bcg.csv");\ncsv.rowCount()', "13"),
        ('Table.read().file("data/bcg.csv").columnCount()', "11"),
        ('csv.summarize("yi", tech.tablesaw.aggregate.AggregateFunctions.mean).by("alloc").rowCount()', "3"),
        ('csv.countBy(csv.categoricalColumn("alloc")).rowCount()', "3"),
        ('csv.summary().columnCount() > 1', "true"),
        ('csv.joinOn("trial").inner(csv.selectColumns("trial", "vi").setName("b"), true, "trial").rowCount()', "13"),
        ('csv.sortDescendingOn("yi").where(csv.doubleColumn("yi").isLessThan(0)).rowCount() > 0', "true"),
        ('csv.melt(java.util.List.of("trial"), csv.numericColumns("yi", "vi"), false).rowCount()', "26"),
        (
            "java.io.StringWriter out = new java.io.StringWriter();\n"
            'csv.write().csv(out);\nout.toString().startsWith("trial,")',
            "true",
        ),
        (
            'tech.tablesaw.plotly.api.ScatterPlot.create("t", csv, "ablat", "yi", "alloc")'
            '.asJavascript("here").contains("Plotly.newPlot")',
            "true",
        ),
        (
            "new org.apache.commons.math3.analysis.solvers.BrentSolver().solve(99, x -> x * x - 4, 0, 5) > 1.9",
            "true",
        ),
    ]:
        cell = run(client, source)
        check(cell.error is None and plain(cell).strip() == result, source, plain(cell), cell.error)
        check("SLF4J" not in cell.stderr + cell.stdout, cell.stderr)


def posteriors(client):
    priors = "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)"
    cell = run(client, "%%bayes dat --as post\n" + priors)
    check(cell.mimes == [["text/html", "text/plain"], FOREST], cell.mimes, cell.error)
    cell = run(client, 'post.mean("tau") > 0 && Rhat.of(post.sample().byIteration("tau")) < 1.05')
    check(plain(cell) == "true", plain(cell), cell.error)
    cell = run(client, '%bayes dat --prior "tau = half_cauchy(0.5)" --prior "mu = normal(0, sd = 1)" --as line')
    check(cell.error is None, cell.error)
    cell = run(client, "line.logMarginal() == post.logMarginal()")
    check(plain(cell) == "true", plain(cell), cell.error)
    cell = run(client, "Table table = %summary post mu tau\ntable.rowCount()")
    check(plain(cell) == "2", plain(cell), cell.error)
    cell = run(client, "RRandom.setSeed(20).runif(1)[0]")
    check(plain(cell).startswith("0.8775"), plain(cell), cell.error)


def errors(client):
    for source, message in [
        ("%meta dd", "no variable 'dd'; tables here: dat"),
        ("%meta dat --method REMLL", "no method 'REMLL'; did you mean 'REML'?"),
        ("%%meta dat --as g\nyi ~ ablatt", "no column 'ablatt' in dat (line 1, column 6); did you mean 'ablat'?"),
        ("%forest fit --srot yi", "no option '--srot' of %forest; did you mean '--sort'?"),
    ]:
        cell = run(client, source)
        check(cell.error is not None, source, "did not fail")
        trace = "\n".join(cell.error["traceback"])
        check(message in trace, source, trace)
        check(len(cell.error["traceback"]) <= 2, source, cell.error["traceback"])
    check(run(client, "g").error is not None, "a failing magic assigned its variable")


def cpu(pid):
    out = subprocess.run(["ps", "-o", "cputimes=", "-p", str(pid)], capture_output=True, text=True)
    return float(out.stdout.strip() or 0)


def interrupt(manager, client):
    run(
        client,
        "java.util.Random r = new java.util.Random(1); int n = 20000;\n"
        "DoubleColumn yy = DoubleColumn.create(\"yi\"), vv = DoubleColumn.create(\"vi\");\n"
        "for (int i = 0; i < n; i++) { yy.append(r.nextGaussian()); vv.append(0.1 + r.nextDouble()); }\n"
        'Table big = Table.create("big", yy, vv);\n'
        "FrequentistFit bigFit = Meta.fit(Meta.studies(big).read());",
    )
    check(stopped(manager, client, "%loo bigFit --as never") < 1, "interrupt took long")
    # The fastest of three, for the machine of a test may be busy with something else.
    sampler = "%bayes dat --sampler gibbs --chains 50 --draws 200000 --as never"
    took = min(stopped(manager, client, sampler) for _ in range(3))
    check(took < 0.2, "interrupt of a sampler took", took)
    pid = manager.provisioner.pid
    before = cpu(pid)
    time.sleep(3)
    check(cpu(pid) - before <= 1, "a thread goes on after the interrupt")
    check(run(client, "never").error is not None, "an interrupted magic assigned its variable")


def stopped(manager, client, source):
    """Seconds from an interrupt to the end of a cell that would go on for long."""
    request = client.execute(source)
    # JJava forgets an interrupt that comes while it compiles: a new bar says that the cell runs.
    # An update of a bar does not: the last one of an interrupted cell can come in the next one.
    if "--sampler" in source:
        message = client.get_iopub_msg(timeout=30)
        while not (
            message["parent_header"].get("msg_id") == request
            and message["msg_type"] == "display_data"
            and "<progress" in str(message["content"])
        ):
            message = client.get_iopub_msg(timeout=30)
    else:
        time.sleep(2)
    start = time.monotonic()
    manager.interrupt_kernel()
    while True:
        reply = client.get_shell_msg(timeout=30)
        if reply["parent_header"].get("msg_id") == request:
            break
    took = time.monotonic() - start
    print("interrupted after %.0f ms" % (1000 * took))
    check(reply["content"]["status"] == "error", reply["content"]["status"])
    return took


def main():
    manager, client = start_new_kernel(kernel_name=KERNEL, stderr=subprocess.DEVNULL)
    try:
        first_cell(client)
        displays(client)
        tablesaw(client)
        posteriors(client)
        errors(client)
        interrupt(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    print("all good")


main()
