package io.github.metasaw.launcher;

import io.github.metasaw.fit.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code java -jar metasaw.jar}: the kernel into Jupyter, and Jupyter on the notebooks. */
public final class Launcher {

  private static final String JAVA_OPTION =
      "      --java HOME lets the kernel run on another JDK than this one";

  /** Usage of each command, in the order of the help. */
  private static final Map<String, String> USAGE = usage();

  private static Map<String, String> usage() {
    Map<String, String> usage = new LinkedHashMap<>();
    usage.put(
        "lab",
        String.join(
            "\n",
            "  java -jar metasaw.jar lab [DIR] [--venv DIR] [--java HOME] [JUPYTER OPTIONS]",
            "      open JupyterLab on DIR (the notebooks of this checkout, or the folder you are in)",
            "      with the kernel 'Java (Metasaw)'; makes a virtual environment the first time",
            "      --no-browser, --port and other options go to JupyterLab",
            JAVA_OPTION));
    usage.put(
        "run",
        String.join(
            "\n",
            "  java -jar metasaw.jar run NOTEBOOK... [--venv DIR] [--out DIR | --in-place] [--timeout SECONDS]",
            "      execute notebooks; writes the executed copy (or, in place, the notebook itself) and an",
            "      HTML page; fails if a cell fails",
            JAVA_OPTION));
    usage.put(
        "install",
        String.join(
            "\n",
            "  java -jar metasaw.jar install [--venv DIR | --sys-prefix | --prefix DIR | --user]",
            "      install the kernel where a Jupyter finds it: in an environment of its own, in that of",
            "      the Python on the PATH, under a prefix, or for the user; nothing else is needed there",
            "      --no-archive leaves out the preparation for a quick start",
            JAVA_OPTION));
    usage.put("version", "  java -jar metasaw.jar version");
    return usage;
  }

  private Launcher() {}

  /**
   * Exits with 0, with 1 where something failed, with 2 where the words are off.
   *
   * @param args the command and its options; {@code --help} lists them
   */
  public static void main(String[] args) {
    try {
      System.exit(run(List.of(args)));
    } catch (Failure failure) {
      System.err.println("metasaw: " + failure.getMessage());
      System.exit(failure.code());
    } catch (UncheckedIOException | IOException e) {
      System.err.println("metasaw: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(130);
    }
  }

  private static int run(List<String> args) throws IOException, InterruptedException {
    String command = args.isEmpty() ? "help" : args.get(0);
    CommandLine line = CommandLine.of(args.subList(Math.min(1, args.size()), args.size()));
    if (line.has("help") || line.others().contains("-h")) {
      System.out.print(help(command));
      return 0;
    }
    switch (command) {
      case "lab":
        return Lab.open(line);
      case "run":
        return Runner.run(line);
      case "install":
        Installer.install(line);
        return 0;
      case "version", "--version":
        System.out.println(Provenance.VERSION);
        return 0;
      case "help", "--help", "-h":
        System.out.print(help(line.plain().isEmpty() ? "" : line.plain().get(0)));
        return 0;
      default:
        throw new Failure(2, "there is no command '" + command + "'; try lab, run or install");
    }
  }

  /**
   * What {@code --help} prints.
   *
   * @param command of which it tells; anything else for all
   * @return lines with their ends
   */
  static String help(String command) {
    Collection<String> parts =
        USAGE.containsKey(command) ? List.of(USAGE.getOrDefault(command, "")) : USAGE.values();
    return "Metasaw " + Provenance.VERSION + "\n\n" + String.join("\n", parts) + "\n";
  }
}
