package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.conversion.Conversion;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.genetics.mantra.MuPrior;
import io.github.metasaw.plot.forest.ForestOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Whole numbers stand in messages as a person writes them: -1 and not -1.0. */
class NumbersInMessagesTest {

  private static final Pattern POINT_ZERO = Pattern.compile("\\d\\.0(?!\\d)");

  private static final List<Object> OPTIONS =
      List.of(
          FreqOptions.defaults(),
          BayesOptions.defaults(),
          CountsOptions.defaults(),
          ForestOptions.defaults(),
          EffectOptions.defaults(),
          ZeroCells.defaults(),
          Conversion.of(Table.create("t")));

  private static final double[] NUMBERS = {-7, 0, 1, 150, -1e60, Double.POSITIVE_INFINITY};

  /** What the options of the engines say of numbers that they do not take. */
  private static List<String> messages() throws IllegalAccessException {
    List<String> messages = new ArrayList<>();
    for (Object options : OPTIONS) {
      for (Method method : options.getClass().getMethods()) {
        boolean takesNumbers =
            method.getName().startsWith("with")
                && method.getParameterCount() > 0
                && Arrays.stream(method.getParameterTypes()).allMatch(double.class::equals);
        for (double number : takesNumbers ? NUMBERS : new double[0]) {
          Object[] arguments = new Object[method.getParameterCount()];
          Arrays.fill(arguments, number);
          try {
            method.invoke(options, arguments);
          } catch (InvocationTargetException fault) {
            messages.add(method.getName() + ": " + fault.getCause().getMessage());
          }
        }
      }
    }
    return messages;
  }

  @Test
  void optionsOfEnginesWriteWholeNumbersWithoutAPoint() throws IllegalAccessException {
    List<String> messages = messages();
    assertTrue(messages.size() > 20, messages.toString());
    assertEquals(
        List.of(), messages.stream().filter(text -> POINT_ZERO.matcher(text).find()).toList());
  }

  @Test
  void soDoTheOthers() {
    assertMessage(
        "kappa of a flat prior must be positive and finite, not -1", () -> MuPrior.flat(-1));
    assertMessage(
        "the sd of the prior of mu must be positive and finite, not 0; or write flat",
        () -> MuPrior.normal(0, 0));
    assertEquals("2 added to studies with a zero", ZeroCells.defaults().withAdd(2).label());
    assertEquals("0.5 added to studies with a zero", ZeroCells.defaults().withAdd(0.5).label());
  }

  private static void assertMessage(String message, Runnable line) {
    assertEquals(message, assertThrows(MetaException.class, line::run).getMessage());
  }
}
