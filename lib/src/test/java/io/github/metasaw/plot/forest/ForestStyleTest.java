package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForestStyleTest {

  private static final Studies COUNTS =
      Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();

  private static Figure figure(ForestStyle style) {
    return Meta.forest(ForestOptions.defaults().withStyle(style), Meta.fit(COUNTS));
  }

  @ParameterizedTest
  @EnumSource(ForestStyle.class)
  void everyStyleIsReadableAndShowsTheSameNumbers(ForestStyle style) throws Exception {
    assertEquals(style, ForestStyle.parse(style.id()));
    Figure figure = figure(style);
    SceneChecks.isReadable(figure);
    SceneChecks.everyTextIsInTheCharacterForm(figure);
    for (String number : List.of("0.38", "0.24", "0.61", "27", "2495", "19.9")) {
      assertTrue(figure.text().contains(number), number + "\n" + figure.text());
    }
  }

  private static String line(ForestStyle style, String start) {
    return figure(style)
        .text()
        .lines()
        .filter(line -> line.strip().startsWith(start))
        .findFirst()
        .orElse("");
  }

  /** The order of columns, read from the row of one study. */
  @Test
  void columnsStandAsInTheirModels() {
    String interval = "0\\.86 +\\[0\\.26, +2\\.89\\]";
    assertTrue(
        line(ForestStyle.DEFAULT, "Heard")
            .matches(" *Heard 1998 +5 +151 +6 +157 .*■.* " + interval + " +14\\.3 %"));
    assertTrue(
        line(ForestStyle.REVMAN, "Heard")
            .matches(" *Heard 1998 +5 +151 +6 +157 +14\\.3% +" + interval + " .*■.*"));
    assertTrue(
        line(ForestStyle.JAMA, "Heard")
            .matches(" *Heard 1998 +5/151 +6/157 +0\\.86 \\(0\\.26-2\\.89\\) .*■.* 14\\.3"));
    assertTrue(
        line(ForestStyle.BMJ, "Heard")
            .matches(" *Heard 1998 +5/151 +6/157 .*■.* 14\\.3 +0\\.86 \\(0\\.26 to 2\\.89\\)"));
  }

  @Test
  void reviewManagerNamesTheModelInTheHead() {
    assertTrue(line(ForestStyle.REVMAN, "Total [95% CI]").contains("2495"));
    assertTrue(figure(ForestStyle.REVMAN).text().contains("Random effects (REML)"));
    assertTrue(
        figure(ForestStyle.REVMAN).text().contains("Overall effect: z = -4.043, p < 0.0001"));
  }

  @Test
  void negativeBoundsHaveAWordBetweenThem() {
    assertEquals("(0.1-0.4)", ForestStyle.JAMA.interval("0.1", "0.4"));
    assertEquals("(-0.1 to 0.4)", ForestStyle.JAMA.interval("-0.1", "0.4"));
    assertEquals("(0.1 to 0.4)", ForestStyle.BMJ.interval("0.1", "0.4"));
    assertEquals("[0.1, 0.4]", ForestStyle.REVMAN.interval("0.1", "0.4"));
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    assertEquals(
        "no layout 'revmen'; did you mean 'revman'? Layouts: default, revman, jama, bmj",
        assertThrows(MetaException.class, () -> ForestStyle.parse("revmen")).getMessage());
  }
}
