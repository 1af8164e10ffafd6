package io.github.metasaw.parallel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class InterruptsTest {

  @Test
  void anInterruptEndsTheComputationAndStays() {
    assertDoesNotThrow(Interrupts::check);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, Interrupts::check);
    assertTrue(Thread.interrupted());
    assertDoesNotThrow(Interrupts::check);
  }
}
