package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.junit.jupiter.api.Test;

class InterruptsTest {

  private final Interrupts interrupts = new Interrupts();

  private static Header<?> sent(String session, String time) {
    return new Header<>(
        "id",
        "user",
        session,
        new KernelTimestamp("2026-11-30T10:00:" + time + "Z"),
        MessageType.EXECUTE_REQUEST,
        "5.3");
  }

  @Test
  void anInterruptEndsTheCellThatRuns() {
    CellRun run = interrupts.begin(sent("a", "01.5"));
    assertFalse(interrupts.isIdle());
    interrupts.interrupt();
    assertThrows(CancellationException.class, run::check);
    interrupts.end(run);
    assertTrue(interrupts.isIdle());
    assertDoesNotThrow(interrupts::interrupt);
  }

  @Test
  void anInterruptThatOvertakesACellEndsIt() {
    interrupts.note(sent("a", "02.000001"));
    assertThrows(CancellationException.class, () -> interrupts.begin(sent("a", "02.0")).check());
  }

  /** The cell it was meant for has ended by itself, and the next one runs already. */
  @Test
  void anInterruptThatComesTooLateEndsNothing() {
    interrupts.end(interrupts.begin(sent("a", "01.0")));
    CellRun next = interrupts.begin(sent("a", "02.000001"));
    interrupts.note(sent("a", "02.0"));
    interrupts.interrupt();
    assertDoesNotThrow(next::check);
    interrupts.note(sent("a", "02.5"));
    interrupts.interrupt();
    assertThrows(CancellationException.class, next::check);
  }

  /** It came while nothing ran, and the next cell began before it was acted on. */
  @Test
  void anInterruptThatIsActedOnTooLateEndsNothing() {
    interrupts.end(interrupts.begin(sent("a", "01.0")));
    interrupts.note(sent("a", "02.0"));
    CellRun next = interrupts.begin(sent("a", "02.000001"));
    interrupts.interrupt();
    assertDoesNotThrow(next::check);
  }

  /** A server's interrupt has its own clock. */
  @Test
  void anInterruptOfAnotherSessionIsMeantForWhatRuns() {
    CellRun run = interrupts.begin(sent("a", "02.0"));
    interrupts.note(sent("server", "01.0"));
    interrupts.interrupt();
    assertThrows(CancellationException.class, run::check);
  }

  @Test
  void laterCellsAndOtherClocksAreNotMeant() {
    interrupts.note(sent("a", "02.0"));
    assertDoesNotThrow(() -> interrupts.begin(sent("a", "02.1")).check());
    assertDoesNotThrow(() -> interrupts.begin(sent("b", "01.0")).check());
  }
}
