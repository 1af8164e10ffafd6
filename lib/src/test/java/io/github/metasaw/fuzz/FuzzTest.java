package io.github.metasaw.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.parallel.Workers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables, model texts, priors, options, files and scan lines: only a result or a {@code
 * MetaException} comes out, within seconds, and a check names every number that is not finite.
 */
class FuzzTest {

  /** Processor seconds that a case may take: a busy machine does not count against it. */
  private static final int MAX_SECONDS = 20;

  /** Seconds after which a case that waits for something is taken as a hang. */
  private static final int MAX_WAIT = 240;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int MAX_REPORTED = 40;

  @TempDir Path folder;

  @Test
  void twoThousandInputs() {
    run(seeds(1, 2_000), true);
  }

  @Tag("slow")
  @Test
  void aHundredThousandInputs() {
    run(seeds(1_000_001, 100_000), false);
  }

  /** Inputs that once did something else. */
  @Test
  void inputsThatOnceFailed() throws IOException {
    List<Long> seeds = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(FuzzTest.class.getResourceAsStream("seeds.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> seeds.add(Long.parseLong(line.strip())));
    }
    run(seeds, true);
  }

  private static List<Long> seeds(long from, int count) {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seeds.add(from + i);
    }
    return seeds;
  }

  /**
   * Two inputs at a time.
   *
   * @param all whether everything is asked of each fit, or a part
   */
  private void run(List<Long> seeds, boolean all) {
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger next = new AtomicInteger();
    try (Workers workers = Workers.of(2, "fuzz")) {
      List<Future<?>> tasks = new ArrayList<>();
      for (int worker = 0; worker < 2; worker++) {
        Path own = folder.resolve("worker" + worker);
        tasks.add(
            workers.submit(
                () -> {
                  Files.createDirectories(own);
                  for (int i = next.getAndIncrement();
                      i < seeds.size() && faults.size() < MAX_REPORTED;
                      i = next.getAndIncrement()) {
                    faults.addAll(faults(seeds.get(i), all, own));
                  }
                  return null;
                }));
      }
      tasks.forEach(Workers::result);
    }
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  private static List<String> faults(long seed, boolean all, Path folder) {
    FuzzCase input = new FuzzCase(seed, all, folder);
    Thread thread = new Thread(input::run, "fuzz " + seed);
    thread.setDaemon(true);
    thread.start();
    try {
      long latest = System.nanoTime() + Duration.ofSeconds(MAX_WAIT).toNanos();
      do {
        thread.join(100);
      } while (thread.isAlive()
          && THREADS.getThreadCpuTime(thread.getId()) < MAX_SECONDS * 1_000_000_000L
          && System.nanoTime() < latest);
      List<String> faults = new ArrayList<>();
      if (thread.isAlive()) {
        faults.add("seed " + seed + ": no end, " + where(thread));
        thread.interrupt();
        thread.join(1000);
      } else {
        input.faults().forEach(fault -> faults.add("seed " + seed + ": " + fault));
      }
      return faults;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("interrupted");
    }
  }

  private static String where(Thread thread) {
    StringBuilder text = new StringBuilder();
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().startsWith("io.github.metasaw")) {
        text.append(frame.getClassName().replaceAll(".*\\.", "")).append('.');
        text.append(frame.getMethodName()).append(':').append(frame.getLineNumber()).append(' ');
      }
    }
    return text.toString();
  }
}
