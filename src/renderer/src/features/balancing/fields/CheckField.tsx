/** Yes or no, as large as a glove needs. */
export const CheckField = (props: {
  readonly id?: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) => (
  <label className="nx-bal-check">
    <input
      id={props.id}
      type="checkbox"
      checked={props.checked}
      onChange={(event) => props.onChange(event.target.checked)}
    />
    <span>{props.label}</span>
  </label>
);
