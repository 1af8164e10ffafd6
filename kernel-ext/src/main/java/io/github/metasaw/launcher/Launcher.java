package io.github.metasaw.launcher;

import io.github.metasaw.diagnostic.Nearest;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.kernel.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code metasaw}: the kernel into Jupyter, Jupyter on the notebooks, and the magics as commands.
 */
public final class Launcher {

  private Launcher() {}

  /**
   * Exits with 0, with 1 where something failed, with 2 where the words are off, with 130 when
   * interrupted.
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
      System.err.println("metasaw: " + FileFault.of(e));
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(130);
    }
  }

  private static int run(List<String> args) throws IOException, InterruptedException {
    String command = args.isEmpty() ? "help" : args.get(0);
    List<String> words = args.subList(Math.min(1, args.size()), args.size());
    Terminal terminal = new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err));
    if (terminal.commands().contains(command)) {
      return terminal.run(command, words);
    }
    CommandLine line = CommandLine.of(words);
    if (line.has("help") || line.others().contains("-h")) {
      System.out.print(Usage.of(command));
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
        return help(terminal, line.plain());
      default:
        throw new Failure(2, unknown(command, terminal));
    }
  }

  private static int help(Terminal terminal, List<String> about) {
    if (!about.isEmpty() && terminal.commands().contains(about.get(0))) {
      return terminal.run(about.get(0), List.of("--help"));
    }
    System.out.print(Usage.of(about.isEmpty() ? "" : about.get(0)));
    return 0;
  }

  private static String unknown(String command, Terminal terminal) {
    List<String> all = new ArrayList<>(Usage.commands());
    all.addAll(terminal.commands());
    return "there is no command '%s'; %s"
        .formatted(
            command,
            Nearest.to(command, all)
                .map(near -> "did you mean '%s'?".formatted(near))
                .orElse("'%s --help' lists the commands".formatted(Usage.program())));
  }

  /** In the terminal's own characters, or in UTF-8 where it names none but ASCII. */
  private static PrintStream stream(FileDescriptor descriptor) {
    Charset own = Charset.defaultCharset();
    return new PrintStream(
        new FileOutputStream(descriptor),
        true,
        own.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : own);
  }
}
