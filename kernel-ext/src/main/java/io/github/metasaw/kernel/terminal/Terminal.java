package io.github.metasaw.kernel.terminal;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.MagicRunner;
import io.github.metasaw.kernel.MetaError;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.report.narrative.Report;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the magics as commands: {@code meta trials.csv --measure OR --save forest.svg}. */
public final class Terminal {

  /** Exit code of a command that did what it was asked. */
  public static final int DONE = 0;

  /** Exit code of a command whose input or computation failed. */
  public static final int FAILED = 1;

  /** Exit code of words that are no command. */
  public static final int MISUSED = 2;

  private static final Set<String> HELP = Set.of(CommonOptions.HELP.flagName(), "-h");

  private final MagicRegistry registry = MetasawMagics.registry();
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A terminal.
   *
   * @param out for results
   * @param err for notes and errors
   */
  public Terminal(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * The names of all commands.
   *
   * @return in the order of the help of the magics
   */
  public List<String> commands() {
    return MagicCommand.names(registry);
  }

  /**
   * Runs a command.
   *
   * @param name of one of {@link #commands}
   * @param arguments after it
   * @return the exit code
   */
  public int run(String name, List<String> arguments) {
    MagicCommand command = MagicCommand.find(registry, name).orElseThrow();
    if (arguments.stream().anyMatch(HELP::contains)) {
      out.print(help(command, arguments));
      out.flush();
      return DONE;
    }
    List<CommandStep> steps;
    try {
      steps = CommandParser.parse(command, arguments);
    } catch (MetaException misused) {
      return said(misused.message(MagicWording.OF_CELL), MISUSED);
    }
    try {
      perform(steps, arguments.contains(CommonOptions.CODE.flagName()));
      return DONE;
    } catch (MetaError failed) {
      return said(failed.toString(), FAILED);
    } catch (RuntimeException failed) {
      // Only --debug lets it through.
      failed.printStackTrace(err);
      return FAILED;
    }
  }

  private int said(String message, int code) {
    out.flush();
    err.println("metasaw: " + message);
    return code;
  }

  /** The help of a word that the magic knows, as of a measure, or that of the command. */
  private static String help(MagicCommand command, List<String> arguments) {
    List<String> words = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    Optional<Sheet> topic = command.magic().topic(words);
    return topic.map(sheet -> sheet.text() + "\n").orElseGet(() -> CommandHelp.of(command));
  }

  private void perform(List<CommandStep> steps, boolean isJava) {
    TerminalHost host = new TerminalHost(out, err, Watching.isTerminal());
    MagicRunner runner = new MagicRunner(registry, host);
    CommandStep last = steps.get(steps.size() - 1);
    Optional<String> saved = last.file();
    // A report that is written to a file is not printed as well.
    boolean isSilent = isJava || (saved.isPresent() && last.magic().type() == Report.class);
    try (Interruption stopped = Interruption.ofThisThread()) {
      for (CommandStep step : steps) {
        host.show(step.equals(last) && !isSilent);
        Object shown = runner.run(step.magic(), step.arguments(), step.body());
        if (shown != null) {
          host.display(shown);
        }
      }
    }
    saved.ifPresent(file -> err.println("wrote " + file));
    out.flush();
  }
}
