package io.github.metasaw.kernel;

import java.util.List;

/**
 * What a magic has done.
 *
 * @param value the result, for --as and for an assignment
 * @param shown what is shown, in order; the value itself where it shows itself
 * @param java the equivalent Java, an expression of the value's type
 */
record Outcome(Object value, List<Object> shown, String java) {

  Outcome {
    shown = List.copyOf(shown);
  }

  static Outcome of(Object value, String java) {
    return new Outcome(value, List.of(value), java);
  }
}
