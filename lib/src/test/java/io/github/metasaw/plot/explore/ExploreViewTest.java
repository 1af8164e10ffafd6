package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class ExploreViewTest {

  private static Exploration page(ExploreView view) {
    Table schools = Meta.dataset("eight_schools");
    Table shown = view == ExploreView.WEIGHTS ? schools.first(3).setName("three") : schools;
    return Meta.explore(Meta.studies(shown)).withPage(view);
  }

  /** Without scripts a page shows what it draws anew from its own controls. */
  @ParameterizedTest
  @EnumSource(ExploreView.class)
  void thePageHasAFigureForEachPlaceAndAControlForEachName(ExploreView view) {
    Exploration page = page(view);
    String html = page.html();
    List<ExploreContent.PageFigure> places = view.content().places();
    assertEquals(places.size(), html.split("<svg ", -1).length - 1);
    places.forEach(place -> assertTrue(html.contains("<figure id=\"" + place.id() + "\"")));
    Matcher svg = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL).matcher(html);
    assertTrue(svg.find());
    ExploreReply reply = ExploreReply.of(view, page.fits(), page.start());
    assertEquals(reply.figures().get(0).strip(), svg.group());
    for (ExploreSlider slider : view.content().sliders(page.fits())) {
      assertTrue(html.contains("data-control=\"" + slider.name() + "\""), slider.name());
    }
    for (String constant : view.content().constants(page.fits()).keySet()) {
      assertTrue(html.contains(" data-" + constant + "=\""), constant);
    }
    assertEquals(view.content().hasEstimator(), html.contains("data-control=\"method\""));
  }

  /** A control that a screen reader cannot name would be of no use to its listener. */
  @ParameterizedTest
  @EnumSource(ExploreView.class)
  void everyControlHasALabel(ExploreView view) {
    String html = page(view).html();
    Matcher control = Pattern.compile("<(?:input|select)[^>]*>").matcher(html);
    int found = 0;
    while (control.find()) {
      Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(control.group());
      boolean isLabelled =
          control.group().contains("aria-label=")
              || (id.find() && html.contains("<label for=\"" + id.group(1) + "\""));
      assertTrue(isLabelled, control.group());
      found++;
    }
    assertTrue(found > 8, found + " controls");
  }

  @Test
  void theTitleSaysWhatAPageIsAbout() {
    assertTrue(
        page(ExploreView.SHRINKAGE)
            .html()
            .contains("<h1>Shrinkage given tau: eight_schools, 8 studies</h1>"));
    assertTrue(page(ExploreView.ANALYSIS).html().contains("<h1>eight_schools, 8 studies</h1>"));
  }

  @Test
  void whatAPageHasNoPlaceForIsRefused() {
    Exploration page = page(ExploreView.SHRINKAGE);
    assertEquals(
        "the page 'shrinkage' is of the exact posterior, in which no estimator of tau2 has a place",
        assertThrows(MetaException.class, () -> page.withMethod("DL")).getMessage());
    assertThrows(MetaException.class, () -> page.withTest("knha"));
    MetaException unknown = assertThrows(MetaException.class, () -> page.withPage("shrink"));
    assertTrue(unknown.getMessage().startsWith("no page 'shrink'"), unknown.getMessage());
    assertTrue(unknown.getMessage().contains("shrinkage"), unknown.getMessage());
  }

  @Test
  void thePriorsOfTheLectureAreOffered() {
    String html = page(ExploreView.PRIORS).html();
    assertTrue(html.contains("data-template=\"log(tau2) = uniform(-10, 10)\">L3: log(tau2)"));
    assertFalse(page(ExploreView.ANALYSIS).html().contains(">L3: "));
  }
}
