package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MimeBundleTest {

  @Test
  void textAndHtmlHaveTheirTypes() {
    assertEquals(Map.of("text/plain", "a"), MimeBundle.text("a").content());
    Map<String, Object> both = MimeBundle.html("<b>a</b>", "a").content();
    assertEquals("<b>a</b>", both.get("text/html"));
    assertEquals("a", both.get("text/plain"));
  }
}
