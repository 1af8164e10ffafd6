package io.github.metasaw.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeCellsTest {

  @Test
  void fitsComeBeforeWhatReadsThemAndShowingIsLeftOut() {
    MapHost host = new MapHost().with("dat", Meta.dataset("eight_schools"));
    Cell.call(host, "%meta dat --method DL --code --as fit");
    Cell.call(host, "%trimfill fit --as filled");
    RecipeCells cells = new RecipeCells();
    cells.add("filled", host.values.get("filled"));
    cells.add("fit", host.values.get("fit"));
    List<String> texts = cells.texts();
    assertEquals(3, texts.size());
    assertTrue(texts.get(0).startsWith("// dat: a table of 8 rows with the columns "));
    assertEquals("%meta dat --method DL --as fit", texts.get(1));
    assertEquals("%trimfill fit --as filled", texts.get(2));
  }

  @Test
  void whatJavaMadeIsLeftOut() {
    RecipeCells cells = new RecipeCells();
    cells.add("fit", Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read()));
    assertEquals(List.of(), cells.texts());
  }

  @Test
  void reportsEndWithThem() {
    MapHost host = new MapHost().with("dat", Meta.dataset("eight_schools"));
    Cell.call(host, "%bayes dat --as post", "yi ~ 1\nprior tau = half_cauchy(5)\n");
    Cell.call(host, "%report post --as report");
    String text = host.values.get("report").toString();
    String cell = "%%bayes dat --as post\nyi ~ 1\nprior tau = half_cauchy(5)";
    assertTrue(text.contains(cell), text);
    Cell.call(host, "%report post --sections methods --as methods");
    assertFalse(host.values.get("methods").toString().contains("%%bayes"));
  }
}
