package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MinimiserTest {

  private static final class Counted implements Objective {
    private final ToDoubleFunction<double[]> f;
    private final Function<double[], double[]> slope;
    private final Function<double[], double[]> information;
    private double[] t = new double[0];
    private int calls;

    Counted(
        ToDoubleFunction<double[]> f,
        Function<double[], double[]> slope,
        Function<double[], double[]> information) {
      this.f = f;
      this.slope = slope;
      this.information = information;
    }

    @Override
    public double value(double[] at) {
      t = at.clone();
      calls++;
      return f.applyAsDouble(t);
    }

    @Override
    public double[] gradient() {
      return slope.apply(t);
    }

    @Override
    public double[] information() {
      return information.apply(t);
    }
  }

  /** (x - 1)^2 + 3 (y + 2)^2 + (x - 1)(y + 2) + 7, with the minimum 7 at (1, -2). */
  private static Counted quadratic() {
    return new Counted(
        t -> {
          double x = t[0] - 1;
          double y = t[1] + 2;
          return x * x + 3 * y * y + x * y + 7;
        },
        t -> new double[] {2 * (t[0] - 1) + t[1] + 2, 6 * (t[1] + 2) + t[0] - 1},
        t -> new double[] {2, 1, 1, 6});
  }

  @Test
  void aQuadraticIsFoundByScoring() {
    Counted f = quadratic();
    OptimReport report = Minimiser.minimise(f, new double[] {0, 0});
    assertTrue(report.converged());
    assertTrue(report.curved());
    assertEquals("scoring", report.method());
    assertArrayEquals(new double[] {1, -2}, report.at(), 1e-12);
    assertEquals(7, report.value(), 1e-13);
    assertArrayEquals(new double[] {0, 0}, report.gradient(), 1e-11);
    assertArrayEquals(new double[] {2, 1, 1, 6}, report.hessian(), 1e-7);
    assertEquals(0, report.largestGradient(), 1e-11);
    assertTrue(report.iterations() >= 1 && report.iterations() <= 5);
    assertTrue(report.evaluations() >= report.iterations());
    assertArrayEquals(report.at(), f.t, "left at the minimum");
  }

  /** Steps of scoring are no longer than 2, so that a far minimum takes several. */
  @Test
  void aFarMinimumIsReachedInSteps() {
    OptimReport report = Minimiser.minimise(quadratic(), new double[] {40, -2});
    assertTrue(report.converged());
    assertArrayEquals(new double[] {1, -2}, report.at(), 1e-10);
    assertTrue(report.iterations() >= 19, "steps " + report.iterations());
  }

  @Test
  void aStartAtInfinityIsNoStart() {
    OptimReport report =
        Minimiser.minimise(quadratic(), new double[] {Double.POSITIVE_INFINITY, 0});
    assertFalse(report.converged());
    assertTrue(Double.isNaN(report.value()));
  }

  /** Information that is far too small gives steps that are too long: they are halved. */
  @Test
  void stepsThatDoNotDescendAreHalved() {
    Counted f =
        new Counted(
            t -> Math.cosh(3 * t[0]),
            t -> new double[] {3 * Math.sinh(3 * t[0])},
            t -> new double[] {0.5});
    OptimReport report = Minimiser.minimise(f, new double[] {1});
    assertTrue(report.converged());
    assertEquals(0, report.at()[0], 1e-9);
    assertEquals(9, report.hessian()[0], 1e-5);
  }

  /** log(1 + exp(-x)) falls for ever: no minimum, and the report says so. */
  @Test
  void aFunctionThatFallsForEverIsNotCurved() {
    Counted f =
        new Counted(
            t -> Math.log1p(Math.exp(-t[0])),
            t -> new double[] {-1 / (1 + Math.exp(t[0]))},
            t -> new double[] {1e-9});
    OptimReport report = Minimiser.minimise(f, new double[] {0});
    assertTrue(report.at()[0] > 10);
    assertEquals(0, report.value(), 1e-5);
  }

  /**
   * |x|^1.5 + |y - 1|^1.5 with a gradient of the wrong sign: what needs no derivatives finds it.
   */
  @Test
  void aWrongGradientIsDoneWithout() {
    Counted f =
        new Counted(
            t -> Math.pow(t[0] - 0.5, 2) + Math.pow(t[1] - 1, 2),
            t -> new double[] {-2 * (t[0] - 0.5), -2 * (t[1] - 1)},
            t -> new double[] {2, 0, 0, 2});
    OptimReport report = Minimiser.minimise(f, new double[] {2, -1});
    assertEquals("BOBYQA", report.method());
    assertArrayEquals(new double[] {0.5, 1}, report.at(), 1e-4);
  }

  @Test
  void oneVariableIsSearchedByBrent() {
    Counted f =
        new Counted(
            t -> (t[0] - 0.5) * (t[0] - 0.5),
            t -> new double[] {-2 * (t[0] - 0.5)},
            t -> new double[] {2});
    OptimReport report = Minimiser.minimise(f, new double[] {2});
    assertEquals("BOBYQA", report.method());
    assertEquals(0.5, report.at()[0], 1e-6);
  }

  /** (x^2 - 1)^2 + x/10, with two minima near -1 and 1, of which the first is lower. */
  private static Counted twoValleys() {
    return new Counted(
        t -> (t[0] * t[0] - 1) * (t[0] * t[0] - 1) + t[0] / 10,
        t -> new double[] {4 * t[0] * (t[0] * t[0] - 1) + 0.1},
        t -> new double[] {8});
  }

  @Test
  void aSearchThatComesToAKnownMinimumEndsThere() {
    OptimReport right = Minimiser.minimise(twoValleys(), new double[] {1.3});
    Counted again = twoValleys();
    List<OptimReport> known = List.of(right);
    assertSame(right, Minimiser.minimise(again, new double[] {1.25}, known));
    assertTrue(again.calls < right.evaluations(), again.calls + " and " + right.evaluations());
  }

  @Test
  void aSearchGoesToAnotherMinimumWhateverIsKnown() {
    OptimReport right = Minimiser.minimise(twoValleys(), new double[] {1.3});
    OptimReport left = Minimiser.minimise(twoValleys(), new double[] {-0.6}, List.of(right));
    assertEquals(-1.0122, left.at()[0], 1e-4);
    assertTrue(left.value() < right.value());
    OptimReport alone = Minimiser.minimise(twoValleys(), new double[] {-0.6});
    assertArrayEquals(alone.at(), left.at());
    OptimReport unconverged =
        new OptimReport(
            right.at(), right.value(), new double[1], right.hessian(), true, 1, 1, false, "");
    OptimReport own = Minimiser.minimise(twoValleys(), new double[] {1.3}, List.of(unconverged));
    assertArrayEquals(right.at(), own.at());
  }

  /** What is wrong about the second derivatives does not bear on how near a search comes. */
  @Test
  void aSearchComesNearAndIsFinishedLater() {
    Counted f =
        new Counted(
            t -> Math.cosh(t[0] - 1) + Math.pow(t[0] - 1, 4),
            t -> new double[] {Math.sinh(t[0] - 1) + 4 * Math.pow(t[0] - 1, 3)},
            t -> new double[] {2});
    Minimiser search = Minimiser.approach(f, new double[] {2}, List.of());
    assertEquals(1, search.here().value(), 2e-6);
    assertEquals(1, search.here().at()[0], 2e-3);
    int before = f.calls;
    f.value(new double[] {30});
    OptimReport report = search.finish();
    assertTrue(report.converged());
    assertEquals(1, report.at()[0], 1e-9);
    assertEquals(1, report.hessian()[0], 1e-6, "of cosh at its minimum, not the information");
    assertArrayEquals(report.at(), f.t, "left at the minimum");
    assertTrue(report.evaluations() >= before, "those of both parts");
  }

  @Test
  void aStartWithoutAValueIsReported() {
    Counted f = new Counted(t -> Double.NaN, t -> new double[1], t -> new double[1]);
    OptimReport report = Minimiser.minimise(f, new double[] {3});
    assertFalse(report.converged());
    assertTrue(Double.isNaN(report.value()));
    assertEquals(3, report.at()[0]);
    assertEquals(1, report.evaluations());
    assertEquals(0, report.iterations());
  }

  @Test
  void withoutVariablesThereIsOneEvaluation() {
    Counted f = new Counted(t -> 4, t -> new double[0], t -> new double[0]);
    OptimReport report = Minimiser.minimise(f, new double[0]);
    assertTrue(report.converged());
    assertTrue(report.curved());
    assertEquals(4, report.value());
    assertEquals(0, report.largestGradient());
  }

  @Test
  void anInterruptEndsIt() {
    Counted f = quadratic();
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> Minimiser.minimise(f, new double[] {0, 0}));
    assertEquals(0, f.calls);
    Thread.interrupted();
  }

  @Test
  void theLargestGradientHasNoSign() {
    double[] g = {0.5, -3, 2};
    OptimReport report = new OptimReport(g, 0, g, g, true, 1, 1, true, "scoring");
    assertEquals(3, report.largestGradient());
    double[] unknown = {1, Double.NaN, 2};
    OptimReport other = new OptimReport(g, 0, unknown, g, true, 1, 1, true, "scoring");
    assertTrue(other.largestGradient() == 2 || Double.isNaN(other.largestGradient()));
  }
}
