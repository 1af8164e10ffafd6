package io.github.metasaw.launcher;

import io.github.metasaw.fit.Provenance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --help} of the launcher prints; the magics' commands explain themselves. */
final class Usage {

  /** How this program was called, where it was not by {@code java -jar}. */
  private static final String CALLED = "metasaw.command";

  private static final String JAVA_OPTION =
      "      --java HOME lets the kernel run on another JDK than this one";

  /** Usage of each command, in the order of the help; the program stands in place of %s. */
  private static final Map<String, String> COMMANDS = usage();

  private static final String MAGICS =
      String.join(
          "\n",
          "  %1$s MAGIC FILE [OPTIONS]",
          "      run a magic without a notebook: print its result, and with --save FILE write it, as in",
          "        %1$s meta trials.csv --measure OR --ai ev_t --n1i n_t --ci ev_c --n2i n_c --save forest.svg",
          "        %1$s es SMD trials.xlsx --m1i m1 --sd1i s1 --n1i n1 --m2i m2 --sd2i s2 --n2i n2 --save es.csv",
          "        %1$s bayes trials.csv --model 'yi ~ year; prior tau = half_cauchy(0.5)'",
          "        %1$s bias trials.csv --yi d --sei se",
          "        %1$s report trials.csv --measure OR --save report.docx",
          "        %1$s scan snps.tsv.gz --out results.tsv.gz",
          "      each has its own --help; in a notebook, %meta lists all magics");

  private Usage() {}

  private static Map<String, String> usage() {
    Map<String, String> usage = new LinkedHashMap<>();
    usage.put(
        "lab",
        String.join(
            "\n",
            "  %s lab [DIR] [--venv DIR] [--java HOME] [--no-browser] [JUPYTER OPTIONS]",
            "      open JupyterLab on DIR (the notebooks of this checkout, or the folder you are in)",
            "      with the kernel 'Java (Metasaw)'; makes a virtual environment the first time",
            "      --no-browser, --port and other options go to JupyterLab",
            JAVA_OPTION));
    usage.put(
        "run",
        String.join(
            "\n",
            "  %s run NOTEBOOK... [--to html,docx] [--venv DIR] [--out DIR | --in-place] [--timeout SECONDS]",
            "      execute notebooks; writes the executed copy (or, in place, the notebook itself) and an",
            "      HTML page that loads nothing, or a Word document; fails if a cell fails",
            "      --no-execute converts what the notebook holds",
            JAVA_OPTION));
    usage.put(
        "install",
        String.join(
            "\n",
            "  %s install [--venv DIR | --sys-prefix | --prefix DIR | --user]",
            "      install the kernel where a Jupyter finds it: in an environment of its own, in that of",
            "      the Python on the PATH, in the environment or prefix DIR, or for the user",
            "      --no-archive leaves out the preparation for a quick start",
            JAVA_OPTION));
    usage.put("version", "  %s version");
    return usage;
  }

  /** The names of the launcher's own commands. */
  static List<String> commands() {
    return List.copyOf(COMMANDS.keySet());
  }

  /** How this program is called. */
  static String program() {
    return System.getProperty(CALLED, "java -jar metasaw.jar");
  }

  /**
   * What {@code --help} prints.
   *
   * @param command of which it tells; anything else for all
   * @return lines with their ends
   */
  static String of(String command) {
    Collection<String> parts =
        COMMANDS.containsKey(command)
            ? List.of(COMMANDS.getOrDefault(command, ""))
            : COMMANDS.values();
    String magics = COMMANDS.containsKey(command) ? "" : "\n" + MAGICS + "\n";
    String all = String.join("\n", parts) + "\n" + magics;
    return "Metasaw %s\n\n".formatted(Provenance.VERSION) + all.replaceAll("%(1\\$)?s", program());
  }
}
