package io.ringroom.http.route;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.pathSingleSlash;
import static akka.http.javadsl.server.Directives.reject;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves {@link ClientFiles}: {@code /} is the demo page, {@code /demo/…} and {@code /sdk/…} the
 * rest.
 */
public final class ClientRoutes {
  private static final String PAGE = "demo/index.html";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

  private static final Map<String, ContentType> TYPES =
      Map.of(
          "html", ContentTypes.TEXT_HTML_UTF8,
          "js", MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8),
          "css", MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8),
          "json", ContentTypes.APPLICATION_JSON,
          "svg", MediaTypes.IMAGE_SVG_XML.toContentType(),
          "png", MediaTypes.IMAGE_PNG.toContentType(),
          "mp3", MediaTypes.AUDIO_MPEG.toContentType());

  private final ClientFiles files;

  private ClientRoutes(ClientFiles files) {
    this.files = files;
  }

  public static Route create(ClientFiles files) {
    ClientRoutes routes = new ClientRoutes(files);
    return get(
        () ->
            extractRequest(
                request ->
                    concat(
                        pathSingleSlash(() -> routes.answer(request, PAGE)),
                        routes.answer(request, request.getUri().path().substring(1)))));
  }

  private Route answer(HttpRequest request, String name) {
    Optional<ClientFiles.ClientFile> file = files.find(name);
    return file.isEmpty() ? reject() : complete(response(request, name, file.get()));
  }

  private static HttpResponse response(
      HttpRequest request, String name, ClientFiles.ClientFile file) {
    String etag = "\"" + file.etag() + "\"";
    boolean unchanged =
        header(request, "if-none-match").filter(tags -> tags.contains(etag)).isPresent();
    HttpResponse response =
        unchanged
            ? HttpResponse.create().withStatus(304)
            : HttpResponse.create().withEntity(type(name), file.content());
    return response
        .addHeader(RawHeader.create("ETag", etag))
        // File names do not change with their content: ask each time, mostly answered 304.
        .addHeader(RawHeader.create("Cache-Control", "no-cache"))
        .addHeaders(page(request));
  }

  /** What a page from here may do: talk to this server, and use camera and microphone. */
  private static List<HttpHeader> page(HttpRequest request) {
    // Not every browser counts a WebSocket to the page's own server as 'self'.
    String sockets =
        header(request, "host")
            .filter(host -> HOST.matcher(host).matches())
            .map(host -> " ws://" + host + " wss://" + host)
            .orElse("");
    return List.of(
        RawHeader.create(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " media-src 'self' blob:; connect-src 'self'"
                + sockets
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
        RawHeader.create(
            "Permissions-Policy",
            "camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self),"
                + " geolocation=(), payment=(), usb=()"),
        RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"));
  }

  private static ContentType type(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, ContentTypes.APPLICATION_OCTET_STREAM);
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }
}
