package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void placesAreNamedAsReadersCount() {
    assertEquals("(line 1, column 6)", new Place.InText(1, 6, 3).label());
    assertEquals("row 3 ('Study C')", new Place.Cell("dat", "vi", 3, "Study C").label());
    assertEquals("line 12", new Place.InFile("a.tsv", 12).label());
    assertEquals("row 3 ('Study C')", new Place.Cell("dat", "vi", 3, "Study C").toString());
  }
}
