/** Drawn in the colour of the text; a car that is not there only in outline. */
export const PlaceSymbol = (props: { place: 'mains' | 'charger' | 'car'; isThere?: boolean }) => {
  const { place, isThere = true } = props;
  return (
    <svg
      viewBox="0 0 64 48"
      className={isThere ? 'nx-place-symbol' : 'nx-place-symbol nx-place-symbol-away'}
      aria-hidden
    >
      {place === 'mains' ? (
        <path d="M32 4 22 44M32 4l10 40M26 20h12M24 30h16M12 14h40M16 8h32M12 14v5M52 14v5" />
      ) : null}
      {place === 'charger' ? (
        <>
          <rect x="18" y="3" width="28" height="42" rx="7" />
          <path d="m34 11-8 13h11l-8 13" />
        </>
      ) : null}
      {place === 'car' ? (
        <>
          <path d="M5 34V24l9-3 8-11h20l9 11 8 3v10h-5M22 34h20M5 34h5M14 21h37" />
          <circle cx="16" cy="35" r="6" />
          <circle cx="48" cy="35" r="6" />
        </>
      ) : null}
    </svg>
  );
};
