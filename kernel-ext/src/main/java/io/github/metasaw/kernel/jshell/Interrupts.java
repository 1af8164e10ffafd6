package io.github.metasaw.kernel.jshell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dflib.jjava.jupyter.messages.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which cell an interrupt is meant for: the one that runs, or one that was asked for before the
 * interrupt and comes after it, for the two take different channels. A cell that was asked for
 * after the interrupt is not meant.
 */
final class Interrupts {

  /** Where and when a message was written. */
  private record Sent(String session, Instant time) {

    static Optional<Sent> of(Header<?> header) {
      try {
        return Optional.of(
            new Sent(
                String.valueOf(header.getSessionId()),
                OffsetDateTime.parse(header.getTimestamp().getDateString()).toInstant()));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /** Only the times of one session are of one clock. */
    boolean isBefore(Sent other) {
      return session.equals(other.session) && time.isBefore(other.time);
    }
  }

  private @Nullable CellRun running;
  private Optional<Sent> asked = Optional.empty();
  private Optional<Sent> last = Optional.empty();

  /** When the interrupt that comes next was sent. */
  private Optional<Sent> coming = Optional.empty();

  /**
   * Begins a cell.
   *
   * @param request that asked for it
   * @return its run, interrupted already where an interrupt has overtaken the request
   */
  synchronized CellRun begin(Header<?> request) {
    CellRun run = new CellRun();
    running = run;
    asked = Sent.of(request);
    if (isBefore(asked, last)) {
      run.cancel();
    }
    return run;
  }

  /** Ends a cell. */
  synchronized void end(CellRun run) {
    if (run.equals(running)) {
      running = null;
    }
  }

  /** Whether no cell runs. */
  synchronized boolean isIdle() {
    return running == null;
  }

  /** Remembers when the interrupt that comes next was sent. */
  synchronized void note(Header<?> request) {
    last = Sent.of(request);
    coming = last;
  }

  /** Interrupts the cell that runs, if there is one that is meant. */
  synchronized void interrupt() {
    // Only now is it known which cell runs: another may have begun since the message came.
    if (running != null && !isBefore(coming, asked)) {
      running.cancel();
    }
    coming = Optional.empty();
  }

  private static boolean isBefore(Optional<Sent> one, Optional<Sent> other) {
    return one.isPresent() && other.isPresent() && one.get().isBefore(other.get());
  }
}
