package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  @Test
  void settingsKeepTheirOrderAndDoNotChange() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("test", "z");
    settings.put("level", "0.95");
    Provenance provenance = Provenance.of(settings);
    settings.put("method", "DL");
    assertEquals(List.of("test", "level"), List.copyOf(provenance.settings().keySet()));
    assertThrows(
        UnsupportedOperationException.class, () -> provenance.settings().put("method", "DL"));
    assertEquals(Provenance.VERSION, provenance.metasaw());
    assertEquals(System.getProperty("java.version"), provenance.java());
  }
}
