package io.github.metasaw.kernel.magic;

import io.github.metasaw.parallel.Progress;
import io.github.metasaw.report.MimeBundle;
import java.util.Locale;
import java.util.UUID;

/**
 * A bar beneath the cell for as long as something runs, if it runs longer than half a second. It is
 * drawn by a thread of its own, never by those that compute: an interrupt that met one of them
 * while it writes to the kernel's socket could close that socket.
 */
public final class ProgressBar implements Progress, AutoCloseable {

  private static final long FIRST_MS = 500;
  private static final long EVERY_MS = 200;
  private static final int CELLS = 30;

  private final MagicHost host;
  private final State start;
  private final String id = "metasaw-" + UUID.randomUUID();
  private final Thread painter = new Thread(this::paint, "metasaw-progress");
  private volatile State now;
  private boolean closed;

  /** How far it has come; nothing is shown while the total is 0. */
  private record State(String what, String unit, long done, long total) {

    private String words() {
      return done < total
          ? String.format(
              Locale.ROOT, "%s: %,d of %,d %s (%d %%)", what, done, total, unit, 100 * done / total)
          : String.format(Locale.ROOT, "%s: %,d %s done, now the summary", what, total, unit);
    }

    MimeBundle bundle() {
      int filled = (int) (CELLS * done / total);
      String html =
          String.format(
              Locale.ROOT,
              "<div><progress max=\"%d\" value=\"%d\" style=\"width:20em\"></progress> %s</div>",
              total,
              done,
              words());
      return MimeBundle.html(
          html, "[" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + words());
    }
  }

  /**
   * A bar of iterations that waits for its time.
   *
   * @param host where it is shown
   * @param what runs, in words
   */
  public ProgressBar(MagicHost host, String what) {
    this(host, what, "iterations");
  }

  /**
   * A bar that waits for its time.
   *
   * @param host where it is shown
   * @param what runs, in words
   * @param unit of what is counted, plural
   */
  public ProgressBar(MagicHost host, String what, String unit) {
    this.host = host;
    this.start = new State(what, unit, 0, 0);
    this.now = start;
    painter.setDaemon(true);
    painter.start();
  }

  @Override
  public void accept(long done, long total) {
    now = new State(start.what(), start.unit(), done, total);
  }

  /**
   * Of a scan, or of the reading of its results: the bytes read tell how many there will be.
   *
   * @param snps done so far
   * @param fraction of the bytes that have been read, 0 to 1
   */
  public void scanned(long snps, double fraction) {
    accept(snps, Math.round(snps / Math.max(1e-9, fraction)));
  }

  /**
   * The same of one stage of several, each counted by itself.
   *
   * @param what runs, in words
   * @param unit of what is counted, plural
   * @param done so far
   * @param total that there will be
   */
  public void accept(String what, String unit, long done, long total) {
    now = new State(what, unit, done, total);
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
      State shown = start;
      while (pause(shown.equals(start) ? FIRST_MS : EVERY_MS)) {
        State at = now;
        if (at.total() > 0 && !at.equals(shown)) {
          host.display(id, at.bundle());
          shown = at;
        }
      }
      if (!shown.equals(start)) {
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
}
