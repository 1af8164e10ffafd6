package io.github.metasaw.kernel;

import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.report.MimeBundle;
import java.util.Locale;
import java.util.UUID;

/**
 * A bar beneath the cell for as long as something runs, if it runs longer than half a second. It is
 * drawn by a thread of its own, never by those that compute: an interrupt that met one of them
 * while it writes to the kernel's socket could close that socket.
 */
final class ProgressBar implements BayesOptions.Progress, AutoCloseable {

  private static final long FIRST_MS = 500;
  private static final long EVERY_MS = 200;
  private static final int CELLS = 30;

  private final MagicHost host;
  private final String what;
  private final String unit;
  private final String id = "metasaw-" + UUID.randomUUID();
  private final Thread painter = new Thread(this::paint, "metasaw-progress");
  private volatile long done;
  private volatile long total;
  private boolean closed;

  /** A bar of iterations that waits for its time. */
  ProgressBar(MagicHost host, String what) {
    this(host, what, "iterations");
  }

  /**
   * A bar that waits for its time.
   *
   * @param unit of what is counted, plural
   */
  ProgressBar(MagicHost host, String what, String unit) {
    this.host = host;
    this.what = what;
    this.unit = unit;
    painter.setDaemon(true);
    painter.start();
  }

  @Override
  public void accept(long done, long total) {
    this.total = total;
    this.done = done;
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = Thread.interrupted();
    try {
      painter.join();
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void paint() {
    try {
      long shown = -1;
      while (pause(shown < 0 ? FIRST_MS : EVERY_MS)) {
        long at = done;
        if (total > 0 && at > shown) {
          host.display(id, bundle(at));
          shown = at;
        }
      }
      if (shown >= 0) {
        host.display(id, MimeBundle.html("", ""));
      }
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is still something to show after a while. */
  private synchronized boolean pause(long ms) throws InterruptedException {
    long end = System.nanoTime() + ms * 1_000_000;
    long left = ms;
    while (!closed && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return !closed;
  }

  private MimeBundle bundle(long at) {
    long of = total;
    String words =
        at < of
            ? String.format(
                Locale.ROOT, "%s: %,d of %,d %s (%d %%)", what, at, of, unit, 100 * at / of)
            : String.format(Locale.ROOT, "%s: %,d %s done, now the summary", what, of, unit);
    int filled = (int) (CELLS * at / of);
    String html =
        String.format(
            Locale.ROOT,
            "<div><progress max=\"%d\" value=\"%d\" style=\"width:20em\"></progress> %s</div>",
            of,
            at,
            words);
    return MimeBundle.html(
        html, "[" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + words);
  }
}
