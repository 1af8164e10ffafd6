package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.MapHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bar appears after a while, says how far it has come, and goes away. */
@Timeout(20)
class ProgressBarTest {

  private static void awaitFirst(MapHost host) {
    while (host.updates.isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aLongRunShowsABarAndTakesItAway() {
    MapHost host = new MapHost();
    try (ProgressBar bar = new ProgressBar(host, "NUTS")) {
      bar.accept(500, 2000);
      awaitFirst(host);
    }
    assertEquals(
        "[#######.......................] NUTS: 500 of 2,000 iterations (25 %)",
        host.updates.get(0));
    assertEquals("", host.updates.get(host.updates.size() - 1));
  }

  @Test
  void aShortRunShowsNothing() {
    MapHost host = new MapHost();
    try (ProgressBar bar = new ProgressBar(host, "NUTS")) {
      bar.accept(1, 2);
    }
    assertTrue(host.updates.isEmpty());
  }

  @Test
  void theTotalOfAScanFollowsFromTheBytesRead() {
    MapHost host = new MapHost();
    try (ProgressBar bar = new ProgressBar(host, "scan", "SNPs")) {
      bar.scanned(2500, 0.25);
      awaitFirst(host);
    }
    assertTrue(host.updates.get(0).endsWith("scan: 2,500 of 10,000 SNPs (25 %)"));
  }

  @Test
  void stagesHaveWordsOfTheirOwn() {
    MapHost host = new MapHost();
    try (ProgressBar bar = new ProgressBar(host, "mantra")) {
      bar.accept("partitions", "sets", 10, 10);
      awaitFirst(host);
    }
    assertTrue(host.updates.get(0).endsWith("] partitions: 10 sets done, now the summary"));
  }

  @Test
  void closingKeepsAnInterrupt() {
    ProgressBar bar = new ProgressBar(new MapHost(), "NUTS");
    Thread.currentThread().interrupt();
    bar.close();
    assertTrue(Thread.interrupted());
  }
}
