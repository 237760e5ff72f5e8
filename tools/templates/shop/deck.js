// What is larger than its slide is made smaller until it fits, and no smaller.
const fit = ({ currentSlide: slide }) => {
  slide.style.fontSize = "";
  for (let size = 37; size > 15; size--) {
    if (slide.offsetHeight <= 720 && slide.scrollWidth <= 1280) return;
    slide.style.fontSize = `${size}px`;
  }
};
Reveal.initialize({
  width: 1280, height: 720, margin: 0, center: false, controls: false, slideNumber: "c/t", hash: true,
  transition: "none", navigationMode: "linear", pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1, plugins: [RevealZoom],
});
Reveal.on("ready", fit);
Reveal.on("slidechanged", fit);
Reveal.on("pdf-ready", () => Reveal.getSlides().forEach((currentSlide) => fit({ currentSlide })));
