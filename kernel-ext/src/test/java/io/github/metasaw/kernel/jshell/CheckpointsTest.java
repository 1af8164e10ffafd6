package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CheckpointsTest {

  /** What a cell might hold: each method but the sum goes on for good unless it is ended. */
  public static final class Endless {

    private Endless() {}

    public static void loop(CountDownLatch begun) {
      begun.countDown();
      while (true) {
        Thread.onSpinWait();
      }
    }

    public static void loopWithTheTestAtItsEnd(CountDownLatch begun) {
      begun.countDown();
      long turns = 0;
      do {
        turns++;
      } while (turns >= 0);
    }

    public static void loopThatGoesOnAfterFailures(CountDownLatch begun) {
      begun.countDown();
      while (true) {
        try {
          if (System.nanoTime() == 0) {
            break;
          }
        } catch (RuntimeException e) {
          continue;
        }
      }
    }

    public static void stream(CountDownLatch begun) {
      begun.countDown();
      Stream.iterate(1, i -> i + 1).forEach(i -> {});
    }

    public static void recursion(CountDownLatch begun) {
      begun.countDown();
      deeper(60);
    }

    private static long deeper(int levels) {
      return levels == 0 ? 1 : deeper(levels - 1) + deeper(levels - 1);
    }

    /** Ends: the branches, switches and exceptions of a class keep their meaning. */
    public static int sum(IntUnaryOperator of) {
      int sum = 0;
      outer:
      for (int i = 0; i < 100; i++) {
        switch (i % 4) {
          case 0:
            continue;
          case 1:
            sum += of.applyAsInt(i);
            break;
          default:
            for (int j = 0; ; j++) {
              if (j == i) {
                continue outer;
              }
              sum ^= j;
            }
        }
      }
      return sum;
    }
  }

  private static byte[] compiled() throws IOException {
    String file = Endless.class.getName().replace('.', '/') + ".class";
    try (InputStream in = CheckpointsTest.class.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  /** The class with checkpoints. */
  private static Class<?> watched() throws IOException, ClassNotFoundException {
    byte[] bytes = Checkpoints.in(compiled());
    return new ClassLoader(CheckpointsTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.equals(Endless.class.getName()) ? define(name) : super.loadClass(name, resolve);
      }

      private synchronized Class<?> define(String name) {
        Class<?> known = findLoadedClass(name);
        return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
      }
    }.loadClass(Endless.class.getName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loop",
        "loopWithTheTestAtItsEnd",
        "loopThatGoesOnAfterFailures",
        "stream",
        "recursion"
      })
  void whatNeverEndsEndsWhenItsCellIsInterrupted(String name) throws Exception {
    Method method = watched().getMethod(name, CountDownLatch.class);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CellRun run = new CellRun();
    Thread other =
        new Thread(
            () -> {
              try {
                begun.await();
                run.cancel();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    assertThrows(
        CancellationException.class,
        () ->
            run.call(
                () -> {
                  try {
                    return method.invoke(null, begun);
                  } finally {
                    ended.countDown();
                  }
                },
                null,
                true));
    assertEquals(true, ended.await(10, TimeUnit.SECONDS), "the thread goes on");
    assertEquals(5, new CellRun().call(() -> 5, null, true), "later cells are not meant");
  }

  @Test
  void checkpointsChangeNoResult() throws Exception {
    IntUnaryOperator square = i -> i * i;
    assertEquals(
        Endless.sum(square),
        watched().getMethod("sum", IntUnaryOperator.class).invoke(null, square));
  }

  @Test
  void aClassOfAnUnknownVersionStaysAsItIs() throws IOException {
    byte[] later = compiled();
    later[6] = 1; // major version 256 and more
    assertArrayEquals(later.clone(), Checkpoints.in(later));
  }
}
