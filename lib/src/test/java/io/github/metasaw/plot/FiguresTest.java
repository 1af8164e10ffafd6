package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.SceneChecks;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** The contract of figures: whatever the number of rows, a figure reads well, or says why not. */
class FiguresTest {

  private static final List<Class<?>> FAMILIES =
      List.of(
          Figures.class,
          DiagnosticFigures.class,
          RegressionFigures.class,
          PosteriorFigures.class,
          GeneticsFigures.class,
          SelectionFigures.class);

  private static final int[] SIZES = {1, 2, 3, 13, 79};

  private static Set<String> methods() {
    return FAMILIES.stream()
        .flatMap(family -> Arrays.stream(family.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getReturnType() == Figure.class)
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

  /** Figures of effects; every other one refuses to be put on their scale. */
  private static final Set<String> OF_EFFECTS =
      Set.of(
          "forest",
          "funnel",
          "gosh",
          "averagedEffect",
          "radial",
          "drapery",
          "doi",
          "power",
          "orchard",
          "leaveOneOut",
          "cumulative",
          "cumulativeByValue",
          "bubble",
          "dependence",
          "levels",
          "profile",
          "caterpillar",
          "shrinkage",
          "thetaGivenTau",
          "trace",
          "density",
          "predictive",
          "spread",
          "sensitivity",
          "averages",
          "estimands",
          "sampling");

  @TestFactory
  Stream<DynamicTest> effectsAreShownAsRatiosOrTheFigureSaysWhyNot() {
    return FigureSamples.of(13).entrySet().stream()
        .filter(sample -> !sample.getKey().equals("simplex"))
        .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> asRatios(sample)));
  }

  private static void asRatios(Map.Entry<String, Supplier<Figure>> sample) throws Exception {
    Figure figure = sample.getValue().get();
    if (OF_EFFECTS.contains(method(sample.getKey()))) {
      Figure ratios = figure.withTransformation(Transformation.EXP);
      SceneChecks.isReadable(ratios);
      assertTrue(ratios.text().contains("(log scale)"), ratios.text());
      Figure back = ratios.withTransformation(Transformation.IDENTITY);
      assertFalse(back.text().contains("(log scale)"), back.text());
    } else {
      MetaException refused =
          assertThrows(MetaException.class, () -> figure.withTransformation(Transformation.EXP));
      assertTrue(refused.getMessage().contains("shows no effects"), refused.getMessage());
      assertEquals(figure.svg(), figure.withTransformation(Transformation.IDENTITY).svg());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFigureGivesItsNumbers() {
    return IntStream.of(3, 13)
        .boxed()
        .flatMap(
            rows ->
                FigureSamples.of(rows).entrySet().stream()
                    .filter(sample -> rows == 3 || !method(sample.getKey()).equals("simplex"))
                    .filter(sample -> rows == 13 || method(sample.getKey()).equals("simplex"))
                    .map(
                        sample ->
                            DynamicTest.dynamicTest(
                                sample.getKey(), () -> givesItsNumbers(sample.getValue().get()))));
  }

  private static void givesItsNumbers(Figure figure) {
    Table data = figure.data();
    assertFalse(data.name().isBlank());
    assertTrue(data.rowCount() > 0, "no row");
    assertTrue(
        data.columns().stream()
            .filter(NumericColumn.class::isInstance)
            .map(column -> ((NumericColumn<?>) column).asDoubleArray())
            .anyMatch(values -> Arrays.stream(values).anyMatch(Double::isFinite)),
        () -> data.structure().print());
    assertEquals(data.print(), figure.data().print(), "the same figure, the same numbers");
  }

  private static void readsWell(Supplier<Figure> sample) throws Exception {
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
