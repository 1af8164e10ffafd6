package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NewtonRootTest {

  private static final class Counted implements NewtonRoot.Function {
    private final DoubleUnaryOperator f;
    private final DoubleUnaryOperator slope;
    private double last;
    private int calls;

    Counted(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
      this.f = f;
      this.slope = slope;
    }

    @Override
    public double value(double t) {
      last = t;
      calls++;
      return f.applyAsDouble(t);
    }

    @Override
    public double slope() {
      return slope.applyAsDouble(last);
    }
  }

  @Test
  void aSmoothFunctionTakesFewSteps() {
    Counted f = new Counted(t -> 2 - t * t, t -> -2 * t);
    NewtonRoot.Result found = NewtonRoot.falling(f, 0, 10, 1);
    assertTrue(found.converged());
    assertEquals(Math.sqrt(2), found.root(), 1e-15);
    assertEquals(f.calls, found.evaluations());
    assertTrue(f.calls <= 7, "evaluations " + f.calls);
  }

  @Test
  void aStartOutsideTheBracketIsReplacedByItsMiddle() {
    Counted outside = new Counted(t -> 2 - t * t, t -> -2 * t);
    Counted middle = new Counted(t -> 2 - t * t, t -> -2 * t);
    NewtonRoot.Result one = NewtonRoot.falling(outside, 1, 3, 99);
    NewtonRoot.Result other = NewtonRoot.falling(middle, 1, 3, 2);
    assertEquals(other, one);
    assertEquals(other, NewtonRoot.falling(middle, 1, 3, 1));
    assertEquals(other, NewtonRoot.falling(middle, 1, 3, 3));
  }

  /** Newton's steps for atan from far away leave the bracket; bisection keeps to it. */
  @Test
  void stepsOutOfTheBracketAreBisections() {
    Counted f = new Counted(t -> -Math.atan(t - 0.3), t -> -1 / (1 + (t - 0.3) * (t - 0.3)));
    NewtonRoot.Result found = NewtonRoot.falling(f, -1000, 900, 800);
    assertTrue(found.converged());
    assertEquals(0.3, found.root(), 1e-14);
  }

  @Test
  void aSlopeThatIsNoHelpStillEnds() {
    Counted flat = new Counted(t -> t < 0.7 ? 1 : -1, t -> 0);
    NewtonRoot.Result found = NewtonRoot.falling(flat, 0, 1, 0.5);
    assertTrue(found.converged());
    assertEquals(0.7, found.root(), 1e-15);
  }

  @Test
  void aRootThatIsHitIsTaken() {
    Counted f = new Counted(t -> 4 - t, t -> -1);
    NewtonRoot.Result found = NewtonRoot.falling(f, 0, 10, 4);
    assertEquals(new NewtonRoot.Result(4, 1, true), found);
  }

  @Test
  void whatIsNotANumberIsNoRoot() {
    NewtonRoot.Result found = NewtonRoot.falling(new Counted(t -> Double.NaN, t -> 1), 0, 1, 0.5);
    assertFalse(found.converged());
    assertEquals(1, found.evaluations());
  }
}
