package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelContentsTest {

  @Test
  void theKernelRunsOnTheRuntimeBesideIt(@TempDir Path folder) throws Exception {
    Path kernel = folder.resolve("kernel");
    WheelContents.main(new String[] {kernel.toString(), "runtime/bin/java"});
    JsonNode spec = new ObjectMapper().readTree(kernel.resolve("kernel.json").toFile());
    assertEquals(
        Path.of("{resource_dir}", "runtime", "bin", "java").toString(),
        spec.get("argv").get(0).asText());
    assertEquals("Java (Metasaw)", spec.get("display_name").asText());
    for (int size : new int[] {32, 64}) {
      BufferedImage icon =
          ImageIO.read(kernel.resolve("logo-%dx%1$d.png".formatted(size)).toFile());
      assertEquals(size, icon.getWidth());
      assertEquals(size, icon.getHeight());
    }
  }
}
