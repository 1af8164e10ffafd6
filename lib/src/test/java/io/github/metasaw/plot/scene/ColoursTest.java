package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColoursTest {

  @Test
  void aShareOfAColourIsMixedWithWhite() {
    assertEquals("#ffffff", Colours.tint("#1f5fa8", 0));
    assertEquals("#1f5fa8", Colours.tint("#1f5fa8", 1));
    assertEquals("#808080", Colours.tint("#000000", 0.498));
  }
}
