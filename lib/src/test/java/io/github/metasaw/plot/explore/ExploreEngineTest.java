package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ExploreEngineTest {

  /** A page can unpack it, and nothing in it ends the script in which it stands. */
  @Test
  void theEngineIsPackedWhole() throws IOException {
    byte[] packed = Base64.getDecoder().decode(ExploreEngine.packed());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      String engine = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(ExploreEngine.text("engine.js"), engine);
    }
    assertFalse(ExploreEngine.text("page.js").contains("</"), "the script of the page");
    assertFalse(ExploreEngine.text("page.css").contains("</"), "the style of the page");
    assertSame(ExploreEngine.packed(), ExploreEngine.packed());
  }
}
