package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.SceneChecks;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of figures: whatever the number of rows, a figure reads well, or says why not. */
class FiguresTest {

  private static final int[] SIZES = {1, 2, 3, 13, 79};

  private static Set<String> methods() {
    return Arrays.stream(Figures.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(java.lang.reflect.Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String method(String sample) {
    return sample.split(" ")[0];
  }

  @Test
  void everyFigureHasASample() {
    assertEquals(
        methods(),
        FigureSamples.of(2).keySet().stream()
            .map(FiguresTest::method)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everySampleIsDrawnAtSomeSize() {
    Set<String> drawn = new TreeSet<>();
    for (int rows : new int[] {3, 13}) {
      FigureSamples.of(rows)
          .forEach(
              (name, figure) -> {
                try {
                  figure.get();
                  drawn.add(name);
                } catch (MetaException refused) {
                  // a triangle of weights is of three studies, a regression of more
                }
              });
    }
    assertEquals(new TreeSet<>(FigureSamples.of(2).keySet()), drawn);
  }

  @TestFactory
  Stream<DynamicTest> figuresReadWellOrSayWhyNot() {
    return IntStream.of(SIZES)
        .boxed()
        .flatMap(
            rows ->
                FigureSamples.of(rows).entrySet().stream()
                    .map(
                        sample ->
                            DynamicTest.dynamicTest(
                                sample.getKey() + ", " + rows + " rows",
                                () -> readsWell(sample.getValue()))));
  }

  private static void readsWell(java.util.function.Supplier<Figure> sample) throws Exception {
    Figure figure;
    try {
      figure = sample.get();
    } catch (MetaException refused) {
      assertFalse(refused.getMessage().isBlank());
      return;
    }
    SceneChecks.isReadable(figure);
    assertFalse(figure.text().isBlank());
    assertTrue(figure.description().length() > 20, figure.description());
    assertEquals(figure.svg(), sample.get().svg(), "the same data, the same picture");
  }
}
