package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.kernel.magic.MagicWording;
import java.io.IOError;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * What went wrong, as one line: a fault of the input in its own words, a limit of the machine with
 * what to do about it, and an error of Metasaw's own, told as such.
 */
final class Faults {

  static final String INTERRUPTED = "interrupted: nothing was assigned";

  private static final List<Class<? extends Throwable>> INTERRUPTS =
      List.of(
          CancellationException.class,
          InterruptedException.class,
          ClosedByInterruptException.class);

  /** Where an own error is told to begin: the first frame in this package or one below it. */
  private static final String OURS = "io.github.metasaw.";

  private static final long MEGABYTE = 1024 * 1024;

  private Faults() {}

  /**
   * The line for anything thrown while {@code what} ran. Threads of a pool wrap what they throw, so
   * the causes count too.
   *
   * @param what the user asked for, for example {@code %meta}
   */
  static String line(Throwable thrown, String what) {
    Optional<MetaException> input = cause(thrown, MetaException.class);
    if (input.isPresent()) {
      return input.get().message(MagicWording.OF_CELL);
    }
    if (INTERRUPTS.stream().anyMatch(type -> cause(thrown, type).isPresent())) {
      return INTERRUPTED;
    }
    if (cause(thrown, OutOfMemoryError.class).isPresent()) {
      return "%s needs more memory than Java has here (%,d MB); ask for less at once (fewer draws, chains, rows or threads), or give the kernel more: set JAVA_TOOL_OPTIONS=-Xmx8g before Jupyter starts"
          .formatted(what, Runtime.getRuntime().maxMemory() / MEGABYTE);
    }
    if (cause(thrown, StackOverflowError.class).isPresent()) {
      return what
          + " nests deeper than Java can follow; write the model or the prior shorter, with fewer"
          + " brackets in each other";
    }
    Optional<LinkageError> link = cause(thrown, LinkageError.class);
    if (link.isPresent() && !(link.get() instanceof ExceptionInInitializerError)) {
      return "%s lacks a part of its program (%s); restart the kernel with one whole metasaw.jar on its class path, and no other version beside it"
          .formatted(what, words(link.get()));
    }
    Optional<Throwable> file =
        Stream.of(UncheckedIOException.class, IOError.class)
            .flatMap(type -> cause(thrown, type).stream())
            .<Throwable>map(found -> found)
            .findFirst();
    return file.map(found -> reading(found, what)).orElseGet(() -> own(thrown, what));
  }

  private static String reading(Throwable found, String what) {
    Throwable cause = found.getCause() == null ? found : found.getCause();
    return "%s could not read or write a file (%s); is it there, is there room, and may it be read or written?"
        .formatted(what, words(cause));
  }

  private static String own(Throwable thrown, String what) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return "%s met an error in Metasaw %s itself, not in your input (%s%s); please report this line with the cell; --debug shows the full trace"
        .formatted(what, Provenance.VERSION, words(root), place(root));
  }

  /** {@code ArithmeticException: / by zero}, without line breaks. */
  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    String text = thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return text.replaceAll("\\s+", " ").strip();
  }

  /** {@code , in Axis:83}; empty for an error without a trace. */
  private static String place(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(
            frame ->
                ", in %s:%d"
                    .formatted(
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1),
                        frame.getLineNumber()))
        .orElse("");
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    // A chain of causes may close on itself; none that means something is this long.
    for (int depth = 0; at != null && depth < 50; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
